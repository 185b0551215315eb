WITH asked AS (
    SELECT name_key.s AS id FROM term CROSS JOIN name_key ON name_key.o = term.id WHERE term.text = :official
    UNION SELECT context_key.s FROM term CROSS JOIN context_key ON context_key.o = term.id WHERE term.text = :official
  ),
  found AS (
    SELECT addressee.s AS act FROM asked CROSS JOIN addressee ON addressee.o = asked.id
    UNION SELECT addressee_office.s FROM asked CROSS JOIN addressee_office ON addressee_office.o = asked.id
  )
SELECT act.day AS date, actor.text AS actor, act.demand, instrument.text AS instrument, act.quote,
       article.title AS article, act.iri AS act
FROM found CROSS JOIN act ON act.id = found.act CROSS JOIN article ON article.id = act.article
CROSS JOIN actor_name ON actor_name.s = act.id CROSS JOIN term AS actor ON actor.id = actor_name.o
LEFT JOIN instrument_name ON instrument_name.s = act.id LEFT JOIN term AS instrument ON instrument.id = instrument_name.o
WHERE act.type = 'urge'
ORDER BY act.day, act.iri, actor.text, instrument.text
