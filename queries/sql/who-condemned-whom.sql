WITH acting AS (
    SELECT actor.s AS act, label.o AS name FROM term CROSS JOIN name_key ON name_key.o = term.id
    CROSS JOIN label ON label.s = name_key.s CROSS JOIN actor ON actor.o = name_key.s WHERE term.text = :actor
  ),
  hit AS (
    SELECT addressee.s AS act, label.o AS name FROM term CROSS JOIN name_key ON name_key.o = term.id
    CROSS JOIN label ON label.s = name_key.s CROSS JOIN addressee ON addressee.o = name_key.s WHERE term.text = :condemned
  )
SELECT act.date, actor.text AS actor, condemned.text AS condemned, instrument.text AS instrument, act.quote,
       article.title AS article, act.iri AS act
FROM act  -- unless actor condemned
FROM (SELECT DISTINCT act FROM acting) AS found CROSS JOIN act ON act.id = found.act  -- if actor
FROM (SELECT DISTINCT act FROM hit) AS found CROSS JOIN act ON act.id = found.act  -- if condemned unless actor
CROSS JOIN article ON article.id = act.article
CROSS JOIN actor_name ON actor_name.s = act.id CROSS JOIN term AS actor ON actor.id = actor_name.o
LEFT JOIN addressee_name ON addressee_name.s = act.id LEFT JOIN term AS condemned ON condemned.id = addressee_name.o
LEFT JOIN instrument_name ON instrument_name.s = act.id LEFT JOIN term AS instrument ON instrument.id = instrument_name.o
WHERE act.type = 'condemn'
  AND (act.id, actor_name.o) IN acting  -- if actor
  AND (act.id, addressee_name.o) IN hit  -- if condemned
ORDER BY act.day, act.iri, actor.text, condemned.text, instrument.text
