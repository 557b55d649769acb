--liquibase formatted sql

--changeset purser:pg-trgm
--comment Likeness of words, for searches with misspellings. Trusted: the owner of the database may.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--rollback SELECT 1;

--changeset purser:categories
CREATE TABLE categories (
  id         uuid PRIMARY KEY,
  slug       text COLLATE "C" NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  created_at timestamptz NOT NULL
);
--rollback DROP TABLE categories;

--changeset purser:product-categories
--comment Slugs never change, so that they are the key here, too.
CREATE TABLE product_categories (
  product_id uuid NOT NULL REFERENCES products,
  category   text COLLATE "C" NOT NULL REFERENCES categories (slug),
  PRIMARY KEY (product_id, category)
);
CREATE INDEX product_categories_category ON product_categories (category, product_id);
--rollback DROP TABLE product_categories;

--changeset purser:products-search
--comment What is searched is made of the row itself. The configuration knows no language: no word is left out or cut.
ALTER TABLE products
  ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', name), 'A')
    || setweight(to_tsvector('simple', sku), 'B')
    || setweight(to_tsvector('simple', coalesce(description, '')), 'C')) STORED;
CREATE INDEX products_words ON products USING gin (words) WHERE deleted_at IS NULL;
CREATE INDEX products_like ON products
  USING gin ((name || ' ' || sku) gin_trgm_ops) WHERE deleted_at IS NULL;
--rollback DROP INDEX products_like; DROP INDEX products_words; ALTER TABLE products DROP COLUMN words;

--changeset purser:products-order
--comment An index for each order, for the public and for those who see everything.
CREATE INDEX products_living ON products (id) WHERE deleted_at IS NULL;
CREATE INDEX products_living_name
  ON products ((left(lower(name), 64) COLLATE "C"), id) WHERE deleted_at IS NULL;
CREATE INDEX products_living_price
  ON products ((price_asset || lpad(price_amount::text, 16, '0')), id) WHERE deleted_at IS NULL;
CREATE INDEX products_status ON products (status, id) WHERE deleted_at IS NULL;
CREATE INDEX products_status_name
  ON products (status, (left(lower(name), 64) COLLATE "C"), id) WHERE deleted_at IS NULL;
CREATE INDEX products_status_price
  ON products (status, (price_asset || lpad(price_amount::text, 16, '0')), id)
  WHERE deleted_at IS NULL;
--rollback DROP INDEX products_living, products_living_name, products_living_price, products_status, products_status_name, products_status_price;

--changeset purser:product-imports
--comment [allow texts-are-checked: a code and a sentence of the code]
CREATE TABLE product_imports (
  id          uuid PRIMARY KEY,
  on_conflict text COLLATE "C" NOT NULL CHECK (on_conflict IN ('SKIP', 'UPDATE', 'FAIL')),
  status      text COLLATE "C" NOT NULL CHECK (status IN ('RUNNING', 'COMPLETED', 'INTERRUPTED')),
  created     bigint NOT NULL CHECK (created >= 0),
  updated     bigint NOT NULL CHECK (updated >= 0),
  skipped     bigint NOT NULL CHECK (skipped >= 0),
  failed      bigint NOT NULL CHECK (failed >= 0),
  started_at  timestamptz NOT NULL,
  progress_at timestamptz NOT NULL,
  ended_at    timestamptz,
  CHECK ((status = 'RUNNING') = (ended_at IS NULL))
);
CREATE TABLE product_import_failures (
  import_id uuid NOT NULL REFERENCES product_imports,
  line      bigint NOT NULL CHECK (line > 0),
  code      text COLLATE "C" NOT NULL,
  detail    text NOT NULL,
  PRIMARY KEY (import_id, line)
);
--rollback DROP TABLE product_import_failures; DROP TABLE product_imports;
