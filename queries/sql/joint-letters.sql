SELECT article.title AS article, act.type AS act_type, act.label AS what, participant.text AS participant,
       count.text AS members_counted, act.date, act.iri AS act, act.day AS "-day"
FROM act CROSS JOIN article ON article.id = act.article
CROSS JOIN actor_name ON actor_name.s = act.id CROSS JOIN term AS participant ON participant.id = actor_name.o
LEFT JOIN actor ON actor.s = act.id AND EXISTS (SELECT 1 FROM member_count WHERE member_count.s = actor.o)
  AND EXISTS (SELECT 1 FROM label WHERE label.s = actor.o AND label.o = actor_name.o)
LEFT JOIN member_count ON member_count.s = actor.o LEFT JOIN term AS count ON count.id = member_count.o
WHERE act.joint AND +act.type IN ('urge', 'submit', 'join', 'condemn', 'welcome', 'concern')
  AND article.iri = :article  -- if article
UNION ALL
SELECT article.title, act.type, act.label, participant.text, NULL, act.date, act.iri, act.day
FROM has_member CROSS JOIN actor ON actor.o = has_member.s
CROSS JOIN act ON act.id = actor.s CROSS JOIN article ON article.id = act.article
CROSS JOIN english ON english.s = has_member.o CROSS JOIN term AS participant ON participant.id = english.o
WHERE act.joint AND +act.type IN ('urge', 'submit', 'join', 'condemn', 'welcome', 'concern')
  AND article.iri = :article  -- if article
ORDER BY 8, 1, 7, 4, 5
