WITH named AS (
    SELECT addressee.s AS act, label.o AS name FROM term CROSS JOIN name_key ON name_key.o = term.id
    CROSS JOIN label ON label.s = name_key.s CROSS JOIN addressee ON addressee.o = name_key.s WHERE term.text = :addressee
  )
SELECT act.date, actor.text AS actor, addressee.text AS addressee, instrument.text AS instrument, act.demand, act.quote,
       article.title AS article, act.iri AS act
FROM act  -- unless addressee
FROM (SELECT DISTINCT act FROM named) AS found CROSS JOIN act ON act.id = found.act  -- if addressee
CROSS JOIN institution_name ON institution_name.s = act.id
CROSS JOIN term AS addressee ON addressee.id = institution_name.o
CROSS JOIN article ON article.id = act.article
CROSS JOIN actor_name ON actor_name.s = act.id CROSS JOIN term AS actor ON actor.id = actor_name.o
LEFT JOIN instrument_name ON instrument_name.s = act.id LEFT JOIN term AS instrument ON instrument.id = instrument_name.o
WHERE act.type = 'urge'
  AND (act.id, institution_name.o) IN named  -- if addressee
ORDER BY act.day, act.iri, actor.text, addressee.text, instrument.text
