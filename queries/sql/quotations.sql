WITH named AS (
    SELECT actor.s AS act, label.o AS name FROM term CROSS JOIN name_key ON name_key.o = term.id
    CROSS JOIN label ON label.s = name_key.s CROSS JOIN actor ON actor.o = name_key.s WHERE term.text = :person
  )
SELECT person.text AS person, act.date, act.type AS act_type, act.quote, principal.text AS on_behalf_of,
       article.title AS article, act.iri AS act
FROM act  -- unless person
FROM (SELECT DISTINCT act FROM named) AS found CROSS JOIN act ON act.id = found.act  -- if person
CROSS JOIN speaker_name ON speaker_name.s = act.id CROSS JOIN term AS person ON person.id = speaker_name.o
CROSS JOIN article ON article.id = act.article
LEFT JOIN on_behalf_of_name ON on_behalf_of_name.s = act.id LEFT JOIN term AS principal ON principal.id = on_behalf_of_name.o
WHERE TRUE
  AND (act.id, speaker_name.o) IN named  -- if person
ORDER BY act.day, person.text, act.iri, principal.text
