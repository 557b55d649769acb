-- Customers, accounts and products in numbers; number 0 of each is the hot one. What is of value,
-- the credits and the stock, comes through the service.
INSERT INTO customers
  (id, email, email_folded, name, name_folded, role, created_at, version)
SELECT ('00000000-0000-7000-a000-' || n)::uuid, n || '@example.com', n || '@example.com',
       'Customer ' || n, 'customer ' || n, 'CUSTOMER', now(), 0
FROM generate_series(100000000000, 100000010000) AS n;

INSERT INTO accounts
  (id, owner_id, house_role, asset, posted, held, floor, status, sequence, changed_at)
SELECT ('00000000-0000-7000-9000-' || n)::uuid, ('00000000-0000-7000-a000-' || n)::uuid, NULL,
       'CREDIT', 0, 0, 0, 'OPEN', 0, now()
FROM generate_series(100000000000, 100000010000) AS n;

INSERT INTO products
  (id, sku, name, price_asset, price_amount, status, published_at, created_at, version)
SELECT ('00000000-0000-7000-b000-' || 100000000000 + n)::uuid, 'SKU-' || lpad(n::text, 5, '0'),
       'Product ' || n, 'CREDIT', 5, 'PUBLISHED', now(), now(), 0
FROM generate_series(0, 10000) AS n;

-- Those whose credits are lots: a thousand accounts each with one, ten and a hundred, and a thousand
-- that pass on ten small ones.
INSERT INTO customers
  (id, email, email_folded, name, name_folded, role, created_at, version)
SELECT ('00000000-0000-7000-a000-' || g + n)::uuid, g + n || '@example.com',
       g + n || '@example.com', 'Customer ' || g + n, 'customer ' || g + n, 'CUSTOMER', now(), 0
FROM unnest(ARRAY[100000020000, 100000030000, 100000040000, 100000050000]) AS g
CROSS JOIN generate_series(1, 1000) AS n;

INSERT INTO accounts
  (id, owner_id, house_role, asset, posted, held, floor, status, sequence, changed_at)
SELECT ('00000000-0000-7000-9000-' || g + n)::uuid, ('00000000-0000-7000-a000-' || g + n)::uuid,
       NULL, 'CREDIT', 0, 0, 0, 'OPEN', 0, now()
FROM unnest(ARRAY[100000020000, 100000030000, 100000040000, 100000050000]) AS g
CROSS JOIN generate_series(1, 1000) AS n;
