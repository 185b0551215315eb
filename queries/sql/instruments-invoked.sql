WITH named AS (
    SELECT speaking.s AS act, label.o AS name FROM term CROSS JOIN name_key ON name_key.o = term.id
    CROSS JOIN label ON label.s = name_key.s CROSS JOIN speaking ON speaking.o = name_key.s WHERE term.text = :actor
  )
SELECT actor.text AS actor, instrument.text AS instrument, symbol.text AS symbol, act.date, act.type AS act_type, act.quote,
       article.title AS article, act.iri AS act
FROM act  -- unless actor
FROM (SELECT DISTINCT act FROM named) AS found CROSS JOIN act ON act.id = found.act  -- if actor
CROSS JOIN instrument AS used ON used.s = act.id
CROSS JOIN english ON english.s = used.o CROSS JOIN term AS instrument ON instrument.id = english.o
CROSS JOIN speaking_name ON speaking_name.s = act.id CROSS JOIN term AS actor ON actor.id = speaking_name.o
CROSS JOIN article ON article.id = act.article
LEFT JOIN symbol AS sign ON sign.s = used.o LEFT JOIN term AS symbol ON symbol.id = sign.o
WHERE TRUE
  AND (act.id, speaking_name.o) IN named  -- if actor
ORDER BY act.day, act.iri, actor.text, instrument.text, symbol.text
