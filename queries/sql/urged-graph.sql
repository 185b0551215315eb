WITH labelled AS NOT MATERIALIZED (
    SELECT actor.text AS actor, addressee.text AS addressee, urged.s, urged.o
    FROM urged CROSS JOIN term AS actor ON actor.id = urged.s CROSS JOIN term AS addressee ON addressee.id = urged.o
    WHERE EXISTS (SELECT 1 FROM english WHERE english.s = urged.s)
      AND EXISTS (SELECT 1 FROM english WHERE english.s = urged.o)
  )
SELECT actor AS subject, 'https://w3id.org/hrgraph/ontology#urged' || CHAR(1) || '<' AS predicate, addressee AS object
FROM labelled
UNION ALL
SELECT thing.text, 'http://www.w3.org/2000/01/rdf-schema#label' || CHAR(1) || '<', label.text
FROM (SELECT s FROM labelled UNION SELECT o FROM labelled) AS drawn
CROSS JOIN english ON english.s = drawn.s CROSS JOIN term AS label ON label.id = english.o
CROSS JOIN term AS thing ON thing.id = drawn.s
