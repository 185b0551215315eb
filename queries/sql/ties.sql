SELECT actor.text AS actor, tie.type AS act_type, addressee.text AS addressee, tie.acts, tie.articles
FROM tie CROSS JOIN term AS actor ON actor.id = tie.actor CROSS JOIN term AS addressee ON addressee.id = tie.addressee
WHERE tie.type = :act  -- if act
ORDER BY tie.acts DESC, actor.text, tie.type, addressee.text
