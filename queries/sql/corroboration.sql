-- kept: it compares all acts that several articles tell of
WITH told AS MATERIALIZED (
    SELECT actor, addressee, type, year FROM telling GROUP BY 1, 2, 3, 4 HAVING MIN(article) < MAX(article)
  ),
  key AS MATERIALIZED (SELECT DISTINCT actor, addressee, type FROM told),
  acts AS MATERIALIZED (
    SELECT telling.type, telling.actor, telling.addressee, telling.year, act.id, act.day,
           SUBSTR(act.day, 1, 7) AS month, plain(act.date) AS own, article.iri
    FROM key CROSS JOIN telling
      ON telling.actor = key.actor AND telling.addressee = key.addressee AND telling.type = key.type
    CROSS JOIN act ON act.id = telling.act CROSS JOIN article ON article.id = telling.article
  ),
  first AS MATERIALIZED (SELECT * FROM acts WHERE (type, actor, addressee, year) IN (SELECT type, actor, addressee, year FROM told)),
  pairs AS (  -- of one year, or one of them without a date
    SELECT one.id AS one, other.id AS other, one.actor, one.addressee FROM first AS one CROSS JOIN acts AS other
      ON other.type = one.type AND other.actor = one.actor AND other.addressee = one.addressee AND other.year = one.year
      AND other.iri > one.iri
      AND (SUBSTR(one.day, 1, LENGTH(other.month)) = other.month OR SUBSTR(other.day, 1, LENGTH(one.month)) = one.month)
      AND (one.own = '' OR other.own = '' OR SUBSTR(one.own, 1, LENGTH(other.own)) = other.own
           OR SUBSTR(other.own, 1, LENGTH(one.own)) = one.own)
    UNION ALL
    SELECT one.id, other.id, one.actor, one.addressee FROM first AS one CROSS JOIN acts AS other
      ON other.type = one.type AND other.actor = one.actor AND other.addressee = one.addressee AND other.iri > one.iri
      AND (other.year = '') <> (one.year = '')
      AND (one.own = '' OR other.own = '' OR SUBSTR(one.own, 1, LENGTH(other.own)) = other.own
           OR SUBSTR(other.own, 1, LENGTH(one.own)) = one.own)
    WHERE EXISTS (SELECT 1 FROM act WHERE day = '')
  )
SELECT DISTINCT act.type AS act_type, actor.text AS actor, addressee.text AS addressee, act.date, next.date AS other_date,
       article.title AS article, next_article.title AS other_article, act.quote, next.quote AS other_quote
FROM pairs CROSS JOIN act ON act.id = pairs.one CROSS JOIN act AS next ON next.id = pairs.other
CROSS JOIN term AS actor ON actor.id = pairs.actor CROSS JOIN term AS addressee ON addressee.id = pairs.addressee
CROSS JOIN article ON article.id = act.article CROSS JOIN article AS next_article ON next_article.id = next.article
ORDER BY act_type, actor, addressee, article, other_article, act.quote, other_quote, act.date, other_date
