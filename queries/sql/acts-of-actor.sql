WITH who AS (SELECT name_key.s AS id FROM term CROSS JOIN name_key ON name_key.o = term.id WHERE term.text = :actor),
  found AS (
    SELECT actor.s AS act, 'actor' AS role FROM who CROSS JOIN actor ON actor.o = who.id
    UNION SELECT on_behalf_of.s, 'represented by a speaker' FROM who CROSS JOIN on_behalf_of ON on_behalf_of.o = who.id
    UNION SELECT addressee.s, 'addressed' FROM who CROSS JOIN addressee ON addressee.o = who.id
  )
SELECT act.day AS date, act.type AS act_type, found.role, act.label AS what, act.quote, article.title AS article,
       act.iri AS act
FROM found CROSS JOIN act ON act.id = found.act CROSS JOIN article ON article.id = act.article
ORDER BY act.day, act.iri, found.role
