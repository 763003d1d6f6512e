-- Which kinds of questions are open for a person to decide, how many, and what is one of them?
SELECT question, count(*) AS open, min_by(detail, about || detail) AS example, min_by(quote, about || detail) AS quote
FROM open_questions
GROUP BY question
ORDER BY open DESC, question;
