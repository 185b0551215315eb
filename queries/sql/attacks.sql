WITH named AS (
    SELECT addressee.s AS act, label.o AS name FROM term CROSS JOIN name_key ON name_key.o = term.id
    CROSS JOIN label ON label.s = name_key.s CROSS JOIN addressee ON addressee.o = name_key.s WHERE term.text = :victim
  )
SELECT act.date, victim.text AS victim, kind.text AS violation, perpetrator.text AS perpetrator, act.place,
       status.text AS factuality, act.quote, article.title AS article, act.iri AS act
FROM act  -- unless victim
FROM (SELECT DISTINCT act FROM named) AS found CROSS JOIN act ON act.id = found.act  -- if victim
CROSS JOIN article ON article.id = act.article
CROSS JOIN addressee_name ON addressee_name.s = act.id CROSS JOIN term AS victim ON victim.id = addressee_name.o
CROSS JOIN english ON english.s = act.factuality CROSS JOIN term AS status ON status.id = english.o
LEFT JOIN actor_name ON actor_name.s = act.id LEFT JOIN term AS perpetrator ON perpetrator.id = actor_name.o
LEFT JOIN violation ON violation.s = act.id AND EXISTS (SELECT 1 FROM notation WHERE notation.s = violation.o)
LEFT JOIN notation ON notation.s = violation.o LEFT JOIN term AS kind ON kind.id = notation.o
WHERE act.type = 'attack'
  AND (act.id, addressee_name.o) IN named  -- if victim
  AND kind.text = :violation  -- if violation
ORDER BY act.day, victim.text, act.iri, kind.text, perpetrator.text, status.text
