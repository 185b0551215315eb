WITH found AS MATERIALIZED (
    SELECT DISTINCT status.s AS id, label.o AS label, class.o AS class
    FROM term CROSS JOIN held AS status ON status.p = 109 AND status.o = term.id
    CROSS JOIN held AS label ON label.graph = status.graph AND label.p = 100 AND label.s = status.s
    CROSS JOIN held AS class ON class.graph = status.graph AND class.p = 108 AND class.s = status.s
    WHERE term.text = 'https://w3id.org/hrgraph/ontology#Unreviewed' || CHAR(1) || '<'
  )
SELECT DISTINCT label.text AS label, plain(SUBSTR(class.text, NULLIF(INSTR(class.text, '#'), 0) + 1)) AS kind,
       (SELECT COUNT(*) FROM mentions WHERE mentions.o = found.id) AS articles,
       (SELECT COUNT(DISTINCT role.s) FROM role WHERE role.p IN (1, 2, 3, 4) AND role.o = found.id) AS acts,
       thing.text AS iri
FROM found CROSS JOIN term AS label ON label.id = found.label CROSS JOIN term AS class ON class.id = found.class
CROSS JOIN term AS thing ON thing.id = found.id
ORDER BY articles DESC, acts DESC, label, iri, kind
