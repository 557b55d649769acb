-- The grams of parcels that were written before there was a column for them.
WITH page AS (
  SELECT id
  FROM parcels
  WHERE id > coalesce(:after::uuid, '00000000-0000-0000-0000-000000000000')
  ORDER BY id
  LIMIT :size
), changed AS (
  UPDATE parcels p
  SET weight_grams = (split_part(p.weight, ' ', 1)::numeric * 1000)::bigint
  FROM page
  WHERE p.id = page.id
    AND p.weight_grams IS NULL
)
SELECT max(id::text COLLATE "C") AS last, count(*) AS rows
FROM page
