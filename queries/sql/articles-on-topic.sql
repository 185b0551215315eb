WITH topic AS (SELECT name_key.s AS id FROM term CROSS JOIN name_key ON name_key.o = term.id WHERE term.text = :topic),
  thing AS MATERIALIZED (
    SELECT subject.s AS id FROM topic CROSS JOIN subject ON subject.o = topic.id
    UNION SELECT jurisdiction.s FROM topic CROSS JOIN jurisdiction ON jurisdiction.o = topic.id
  ),
  many AS MATERIALIZED (  -- whether so many articles match that those of a page are soon found in their order
    SELECT
      (SELECT COUNT(*) FROM (SELECT 1 FROM thing CROSS JOIN mentions ON mentions.o = thing.id LIMIT 2000)) = 2000 AS mention,
      LENGTH(:topic) < 3
        OR (SELECT COUNT(*) FROM (SELECT 1 FROM trigram WHERE trigram MATCH grams(:topic) LIMIT 2000)) = 2000 AS say
  )
SELECT article.issued, article.title AS article, 'mentions ' || plain(term.text) AS why, link.text AS source, article.iri,
       article.day AS "-day"
FROM article CROSS JOIN mentions ON mentions.s = article.id AND +mentions.o IN thing
CROSS JOIN english ON english.s = mentions.o CROSS JOIN term ON term.id = english.o
LEFT JOIN source ON source.s = article.id LEFT JOIN term AS link ON link.id = source.o
WHERE (SELECT mention FROM many)
UNION ALL
SELECT article.issued, article.title, 'mentions ' || plain(term.text), link.text, article.iri, article.day
FROM thing CROSS JOIN english ON english.s = thing.id CROSS JOIN term ON term.id = english.o
CROSS JOIN mentions ON mentions.o = thing.id CROSS JOIN article ON article.id = mentions.s
LEFT JOIN source ON source.s = article.id LEFT JOIN term AS link ON link.id = source.o
WHERE NOT (SELECT mention FROM many)
UNION ALL
SELECT article.issued, article.title, 'has the words in its text', link.text, article.iri, article.day
FROM article CROSS JOIN words ON words.article = article.id AND INSTR(words.text, :topic)
LEFT JOIN source ON source.s = article.id LEFT JOIN term AS link ON link.id = source.o
WHERE (SELECT say FROM many)
UNION ALL
SELECT article.issued, article.title, 'has the words in its text', link.text, article.iri, article.day
FROM trigram CROSS JOIN words ON words.article = trigram.rowid AND INSTR(words.text, :topic)
CROSS JOIN article ON article.id = words.article
LEFT JOIN source ON source.s = article.id LEFT JOIN term AS link ON link.id = source.o
WHERE trigram MATCH grams(:topic) AND NOT (SELECT say FROM many)
ORDER BY 6, 2, 3, 4, 5
