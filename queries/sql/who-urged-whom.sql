WITH asked AS (
    SELECT name_key.s AS id FROM term CROSS JOIN name_key ON name_key.o = term.id WHERE term.text = :official
    UNION SELECT context_key.s FROM term CROSS JOIN context_key ON context_key.o = term.id WHERE term.text = :official
  ),
  directed AS (
    SELECT DISTINCT role.s AS act FROM asked CROSS JOIN role ON role.p IN (3, 6) AND role.o = asked.id
  ),
  acting AS (
    SELECT actor.s AS act, label.o AS name FROM term CROSS JOIN name_key ON name_key.o = term.id
    CROSS JOIN label ON label.s = name_key.s CROSS JOIN actor ON actor.o = name_key.s WHERE term.text = :actor
  )
SELECT act.date, article.issued AS reported, actor.text AS actor, plain(person.text) AS official, plain(office.text) AS office,
       instrument.text AS instrument, symbol.text AS symbol, principal.text AS on_behalf_of, act.demand, act.quote,
       article.title AS article, act.iri AS act
FROM act  -- unless official actor
FROM directed CROSS JOIN act ON act.id = directed.act  -- if official unless actor
FROM (SELECT DISTINCT act FROM acting) AS found CROSS JOIN act ON act.id = found.act  -- if actor
CROSS JOIN official ON official.act = act.id CROSS JOIN article ON article.id = act.article
CROSS JOIN actor_name ON actor_name.s = act.id CROSS JOIN term AS actor ON actor.id = actor_name.o
LEFT JOIN term AS person ON person.id = official.person
LEFT JOIN english AS titled ON titled.s = official.office LEFT JOIN term AS office ON office.id = titled.o
LEFT JOIN on_behalf_of_name ON on_behalf_of_name.s = act.id LEFT JOIN term AS principal ON principal.id = on_behalf_of_name.o
LEFT JOIN instrument AS used ON used.s = act.id AND EXISTS (SELECT 1 FROM english WHERE english.s = used.o)
LEFT JOIN english ON english.s = used.o LEFT JOIN term AS instrument ON instrument.id = english.o
LEFT JOIN symbol AS sign ON sign.s = used.o LEFT JOIN term AS symbol ON symbol.id = sign.o
WHERE act.type = 'urge'
  AND act.id IN directed  -- if official
  AND (act.id, actor_name.o) IN acting  -- if actor
ORDER BY act.day, act.iri, actor.text, official, instrument.text, principal.text, office, symbol.text
