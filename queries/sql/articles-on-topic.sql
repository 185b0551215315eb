WITH topic AS (SELECT name_key.s AS id FROM term CROSS JOIN name_key ON name_key.o = term.id WHERE term.text = :topic),
  thing AS (
    SELECT subject.s AS id FROM topic CROSS JOIN subject ON subject.o = topic.id
    UNION SELECT jurisdiction.s FROM topic CROSS JOIN jurisdiction ON jurisdiction.o = topic.id
  ),
  found AS (
    SELECT mentions.s AS article, 'mentions ' || plain(term.text) AS why
    FROM thing CROSS JOIN english ON english.s = thing.id CROSS JOIN term ON term.id = english.o
    CROSS JOIN mentions ON mentions.o = thing.id
    UNION ALL
    SELECT words.article, 'has the words in its text' FROM words WHERE INSTR(words.text, :topic)
  )
SELECT article.issued, article.title AS article, found.why, link.text AS source, article.iri
FROM found CROSS JOIN article ON article.id = found.article
LEFT JOIN source ON source.s = article.id LEFT JOIN term AS link ON link.id = source.o
ORDER BY article.day, article.title, found.why, link.text, article.iri
