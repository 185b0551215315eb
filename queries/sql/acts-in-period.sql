SELECT act.day AS date, act.type AS act_type, act.label AS what, act.quote, article.title AS article, act.iri AS act
FROM act CROSS JOIN article ON article.id = act.article
WHERE TRUE
  AND act.type = :act  -- if act
  AND act.day >= SUBSTR(:from, 1, 4) AND SUBSTR(act.day || '-01-01', 1, 10) >= :from  -- if from
  AND act.day <> '' AND act.day <= :to || '~' AND SUBSTR(act.day, 1, LENGTH(:to)) <= :to  -- if to
ORDER BY act.day, act.iri
