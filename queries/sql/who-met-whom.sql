WITH asked AS (
    SELECT name_key.s AS id FROM term CROSS JOIN name_key ON name_key.o = term.id WHERE term.text = :participant
    UNION SELECT context_key.s FROM term CROSS JOIN context_key ON context_key.o = term.id WHERE term.text = :participant
  ),
  met AS (
    SELECT DISTINCT role.s AS act FROM asked CROSS JOIN role ON role.p IN (1, 3, 5, 6) AND role.o = asked.id
  )
SELECT act.date, act.place, actor.text AS actor, IFNULL(person.text, office.text) AS met,
       IIF(person.text IS NULL, NULL, office.text) AS office, act.quote, article.title AS article, act.iri AS act, act.day AS "-day"
FROM act  -- unless participant
FROM met CROSS JOIN act ON act.id = met.act  -- if participant
CROSS JOIN official ON official.act = act.id CROSS JOIN article ON article.id = act.article
CROSS JOIN actor_name ON actor_name.s = act.id CROSS JOIN term AS actor ON actor.id = actor_name.o
LEFT JOIN term AS person ON person.id = official.person
LEFT JOIN english ON english.s = official.office LEFT JOIN term AS office ON office.id = english.o
WHERE act.type = 'meet' AND (official.person IS NOT NULL OR office.text IS NOT NULL)
UNION ALL
SELECT act.date, act.place, actor.text, institution.text, NULL, act.quote, article.title, act.iri, act.day
FROM act  -- unless participant
FROM met CROSS JOIN act ON act.id = met.act  -- if participant
CROSS JOIN institution_name ON institution_name.s = act.id
CROSS JOIN term AS institution ON institution.id = institution_name.o
CROSS JOIN article ON article.id = act.article
CROSS JOIN actor_name ON actor_name.s = act.id CROSS JOIN term AS actor ON actor.id = actor_name.o
WHERE act.type = 'meet'
ORDER BY 9, 8, 3, 4, 5
