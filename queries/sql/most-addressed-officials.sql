-- kept: it counts the different actors of each official
WITH addressed AS MATERIALIZED (
    SELECT official.person, CASE WHEN official.person IS NULL THEN official.office END AS office, actor.o AS actor,
           act.id AS act, act.article
    FROM official CROSS JOIN act ON act.id = official.act LEFT JOIN actor ON actor.s = act.id
  )
SELECT IFNULL(person.text, office.text) AS official, IIF(person.text IS NULL, 'office', 'person') AS kind,
       COUNT(DISTINCT addressed.act) AS acts, COUNT(DISTINCT addressed.actor) AS actors,
       COUNT(DISTINCT addressed.article) AS articles
FROM addressed LEFT JOIN term AS person ON person.id = addressed.person
LEFT JOIN english ON english.s = addressed.office LEFT JOIN term AS office ON office.id = english.o
WHERE person.text IS NOT NULL OR office.text IS NOT NULL
GROUP BY 1, 2
ORDER BY acts DESC, actors DESC, official, kind
