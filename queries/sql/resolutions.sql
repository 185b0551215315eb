WITH found AS (
    SELECT DISTINCT instrument.s AS act FROM term CROSS JOIN name_key ON name_key.o = term.id
    CROSS JOIN instrument ON instrument.o = name_key.s WHERE term.text = :resolution
  ),
  named AS (SELECT name_key.s FROM term CROSS JOIN name_key ON name_key.o = term.id WHERE term.text = :resolution),
  kind AS (SELECT id FROM term WHERE text = 'https://w3id.org/hrgraph/ontology#Resolution' || CHAR(1) || '<')
SELECT symbol.text AS symbol, resolution.text AS resolution, adopted.text AS adopted_on, act.date, act.type AS act_type,
       actor.text AS actor, addressee.text AS addressee, act.quote, article.title AS article, act.iri AS act
FROM act  -- unless resolution
FROM found CROSS JOIN act ON act.id = found.act  -- if resolution
CROSS JOIN instrument ON instrument.s = act.id
CROSS JOIN class ON class.s = instrument.o AND class.o = (SELECT id FROM kind)
CROSS JOIN english ON english.s = instrument.o CROSS JOIN term AS resolution ON resolution.id = english.o
CROSS JOIN article ON article.id = act.article
LEFT JOIN symbol AS sign ON sign.s = instrument.o LEFT JOIN term AS symbol ON symbol.id = sign.o
LEFT JOIN adopted_on ON adopted_on.s = instrument.o LEFT JOIN term AS adopted ON adopted.id = adopted_on.o
LEFT JOIN actor_name ON actor_name.s = act.id LEFT JOIN term AS actor ON actor.id = actor_name.o
LEFT JOIN addressee_name ON addressee_name.s = act.id LEFT JOIN term AS addressee ON addressee.id = addressee_name.o
WHERE TRUE
  AND instrument.o IN named  -- if resolution
ORDER BY act.day, symbol.text, resolution.text, act.iri, actor.text, addressee.text, adopted.text
