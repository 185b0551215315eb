WITH pairs AS MATERIALIZED (
    SELECT actor_name.o AS actor, act.type, addressee_name.o AS addressee, COUNT(*) AS acts,
           COUNT(DISTINCT act.article) AS articles
    FROM act CROSS JOIN actor_name ON actor_name.s = act.id CROSS JOIN addressee_name ON addressee_name.s = act.id
    WHERE act.type = :act  -- if act
    GROUP BY 1, 2, 3
  )
SELECT actor.text AS actor, pairs.type AS act_type, addressee.text AS addressee, pairs.acts, pairs.articles
FROM pairs CROSS JOIN term AS actor ON actor.id = pairs.actor CROSS JOIN term AS addressee ON addressee.id = pairs.addressee
ORDER BY pairs.acts DESC, actor.text, pairs.type, addressee.text
