WITH told AS MATERIALIZED (
    SELECT act.type, actor_name.o AS actor, addressee_name.o AS addressee, SUBSTR(act.day, 1, 4) AS year
    FROM act CROSS JOIN actor_name ON actor_name.s = act.id CROSS JOIN addressee_name ON addressee_name.s = act.id
    GROUP BY 1, 2, 3, 4 HAVING MIN(act.article) < MAX(act.article)
  ),
  acts AS MATERIALIZED (
    SELECT told.type, told.actor, told.addressee, told.year, act.id, act.day, act.article, SUBSTR(act.day, 1, 7) AS month,
           plain(act.date) AS own, article.iri
    FROM told CROSS JOIN addressee_name ON addressee_name.o = told.addressee
    CROSS JOIN actor_name ON actor_name.s = addressee_name.s AND actor_name.o = told.actor
    CROSS JOIN act ON act.id = actor_name.s AND act.type = told.type AND SUBSTR(act.day, 1, 4) = told.year
    CROSS JOIN article ON article.id = act.article
  )
SELECT DISTINCT one.type AS act_type, actor.text AS actor, addressee.text AS addressee, act.date, next.date AS other_date,
       article.title AS article, next_article.title AS other_article, act.quote, next.quote AS other_quote
FROM acts AS one CROSS JOIN acts AS other
  ON other.type = one.type AND other.actor = one.actor AND other.addressee = one.addressee AND other.iri > one.iri
  AND (SUBSTR(one.day, 1, LENGTH(other.month)) = other.month OR SUBSTR(other.day, 1, LENGTH(one.month)) = one.month)
CROSS JOIN act ON act.id = one.id CROSS JOIN act AS next ON next.id = other.id
CROSS JOIN term AS actor ON actor.id = one.actor CROSS JOIN term AS addressee ON addressee.id = one.addressee
CROSS JOIN article ON article.id = one.article CROSS JOIN article AS next_article ON next_article.id = other.article
WHERE one.own = '' OR other.own = '' OR SUBSTR(one.own, 1, LENGTH(other.own)) = other.own
  OR SUBSTR(other.own, 1, LENGTH(one.own)) = one.own
ORDER BY act_type, actor, addressee, article, other_article, act.quote, other_quote, act.date, other_date
