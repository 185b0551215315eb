SELECT DISTINCT label.text AS label, plain(SUBSTR(class.text, NULLIF(INSTR(class.text, '#'), 0) + 1)) AS kind,
       thing.articles, thing.acts, iri.text AS iri
FROM thing CROSS JOIN nameless ON nameless.id = thing.id
CROSS JOIN term AS label ON label.id = nameless.label CROSS JOIN term AS class ON class.id = nameless.class
CROSS JOIN term AS iri ON iri.id = thing.id
ORDER BY thing.articles DESC, thing.acts DESC, label.text, iri.text, kind
