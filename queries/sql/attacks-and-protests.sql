WITH named AS (
    SELECT addressee.s AS act, label.o AS name FROM term CROSS JOIN name_key ON name_key.o = term.id
    CROSS JOIN label ON label.s = name_key.s CROSS JOIN addressee ON addressee.o = name_key.s WHERE term.text = :victim
  )
SELECT victim.text AS victim, protester.text AS protester, act.type AS act_type, addressee.text AS addressee, act.demand,
       act.date, act.quote, article.title AS article, act.iri AS act
FROM article CROSS JOIN act AS attack ON attack.article = article.id AND attack.type = 'attack'  -- unless victim
FROM (SELECT DISTINCT act FROM named) AS found  -- if victim
CROSS JOIN act AS attack ON attack.id = found.act AND attack.type = 'attack'  -- if victim
CROSS JOIN article ON article.id = attack.article  -- if victim
CROSS JOIN addressee_name AS victim_name ON victim_name.s = attack.id
CROSS JOIN term AS victim ON victim.id = victim_name.o
CROSS JOIN act ON act.article = article.id AND act.type IN ('condemn', 'concern', 'urge')
CROSS JOIN actor_name ON actor_name.s = act.id CROSS JOIN term AS protester ON protester.id = actor_name.o
LEFT JOIN addressee_name ON addressee_name.s = act.id LEFT JOIN term AS addressee ON addressee.id = addressee_name.o
WHERE TRUE
  AND (attack.id, victim_name.o) IN named  -- if victim
ORDER BY article.day, victim.text, act.iri, protester.text, addressee.text
