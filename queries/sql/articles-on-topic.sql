WITH topic AS (SELECT name_key.s AS id FROM term CROSS JOIN name_key ON name_key.o = term.id WHERE term.text = :topic),
  thing AS (
    SELECT subject.s AS id FROM topic CROSS JOIN subject ON subject.o = topic.id
    UNION SELECT jurisdiction.s FROM topic CROSS JOIN jurisdiction ON jurisdiction.o = topic.id
  )
SELECT article.issued, article.title AS article, 'mentions ' || plain(term.text) AS why, link.text AS source, article.iri,
       article.day AS "-day"
FROM thing CROSS JOIN english ON english.s = thing.id CROSS JOIN term ON term.id = english.o
CROSS JOIN mentions ON mentions.o = thing.id CROSS JOIN article ON article.id = mentions.s
LEFT JOIN source ON source.s = article.id LEFT JOIN term AS link ON link.id = source.o
UNION ALL
SELECT article.issued, article.title, 'has the words in its text', link.text, article.iri, article.day
FROM article CROSS JOIN words ON words.article = article.id AND INSTR(words.text, :topic)
LEFT JOIN source ON source.s = article.id LEFT JOIN term AS link ON link.id = source.o
ORDER BY 6, 2, 3, 4, 5
