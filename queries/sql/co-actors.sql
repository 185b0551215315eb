WITH named AS (
    SELECT actor.s AS act, label.o AS name FROM term CROSS JOIN name_key ON name_key.o = term.id
    CROSS JOIN label ON label.s = name_key.s CROSS JOIN actor ON actor.o = name_key.s WHERE term.text = :actor
  ),
  pairs AS MATERIALIZED (
    SELECT one.o AS one, other.o AS other, COUNT(*) AS acts, COUNT(DISTINCT act.article) AS articles
    FROM (SELECT DISTINCT act, name FROM named) AS found CROSS JOIN act ON act.id = found.act
    CROSS JOIN actor_name AS one ON one.s = act.id AND one.o = found.name
    CROSS JOIN actor_name AS other ON other.s = act.id AND other.o <> one.o
    WHERE act.joint
    GROUP BY 1, 2
  )
SELECT MIN(one.text, other.text) AS actor, MAX(one.text, other.text) AS partner, pairs.acts, pairs.articles  -- unless actor
SELECT one.text AS actor, other.text AS partner, pairs.acts, pairs.articles  -- if actor
FROM pair AS pairs  -- unless actor
FROM pairs  -- if actor
CROSS JOIN term AS one ON one.id = pairs.one CROSS JOIN term AS other ON other.id = pairs.other
WHERE plain(one.text) <> plain(other.text)
ORDER BY pairs.acts DESC, 1, 2
