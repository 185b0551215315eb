-- kept: it compares all acts that several articles tell of
WITH told AS MATERIALIZED (
    SELECT actor, addressee, type, year FROM telling GROUP BY 1, 2, 3, 4 HAVING MIN(article) < MAX(article)
  ),
  pairs AS (  -- of one year, or one of them without a date
    SELECT one.act AS one, other.act AS other, told.actor, told.addressee FROM told
    CROSS JOIN telling AS one ON one.actor = told.actor AND one.addressee = told.addressee AND one.type = told.type
      AND one.year = told.year
    CROSS JOIN telling AS other ON other.actor = told.actor AND other.addressee = told.addressee
      AND other.type = told.type AND other.year = told.year AND other.article <> one.article
    UNION ALL
    SELECT one.act, other.act, told.actor, told.addressee FROM told
    CROSS JOIN telling AS one ON one.actor = told.actor AND one.addressee = told.addressee AND one.type = told.type
      AND one.year = told.year
    CROSS JOIN telling AS other ON other.actor = told.actor AND other.addressee = told.addressee
      AND other.type = told.type AND (other.year = '') <> (one.year = '')
    WHERE EXISTS (SELECT 1 FROM act WHERE day = '')
  ),
  dated AS (
    SELECT pairs.*, act.day, SUBSTR(act.day, 1, 7) AS month, plain(act.date) AS own, next.day AS next_day,
           SUBSTR(next.day, 1, 7) AS next_month, plain(next.date) AS next_own
    FROM pairs CROSS JOIN act ON act.id = pairs.one CROSS JOIN act AS next ON next.id = pairs.other
  )
SELECT DISTINCT act.type AS act_type, actor.text AS actor, addressee.text AS addressee, act.date, next.date AS other_date,
       article.title AS article, next_article.title AS other_article, act.quote, next.quote AS other_quote
FROM dated CROSS JOIN act ON act.id = dated.one CROSS JOIN act AS next ON next.id = dated.other
CROSS JOIN article ON article.id = act.article
CROSS JOIN article AS next_article ON next_article.id = next.article AND next_article.iri > article.iri
CROSS JOIN term AS actor ON actor.id = dated.actor CROSS JOIN term AS addressee ON addressee.id = dated.addressee
WHERE (SUBSTR(dated.day, 1, LENGTH(next_month)) = next_month OR SUBSTR(next_day, 1, LENGTH(month)) = month)
  AND (own = '' OR next_own = '' OR SUBSTR(own, 1, LENGTH(next_own)) = next_own
       OR SUBSTR(next_own, 1, LENGTH(own)) = own)
ORDER BY act_type, actor, addressee, article, other_article, act.quote, other_quote, act.date, other_date
