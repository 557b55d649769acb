--liquibase formatted sql

--changeset purser:customers
--comment email_folded is the address in lower case: unique among those who are not deleted. [allow texts-are-checked: email_folded is made of email, and the application makes password_hash]
CREATE TABLE customers (
  id            uuid PRIMARY KEY,
  email         text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  email_folded  text COLLATE "C" NOT NULL,
  name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  role          text NOT NULL
                CHECK (role IN ('CUSTOMER', 'SUPPORT', 'ADMIN', 'SERVICE', 'ANALYST')),
  password_hash text,
  created_at    timestamptz NOT NULL,
  deleted_at    timestamptz,
  version       bigint NOT NULL
);
CREATE UNIQUE INDEX customers_living_email ON customers (email_folded) WHERE deleted_at IS NULL;
--rollback DROP TABLE customers;

--changeset purser:products
CREATE TABLE products (
  id           uuid PRIMARY KEY,
  sku          text COLLATE "C" NOT NULL CHECK (length(sku) BETWEEN 1 AND 64),
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  description  text CHECK (length(description) <= 10000),
  price_asset  text COLLATE "C" NOT NULL REFERENCES assets,
  price_amount bigint NOT NULL CHECK (price_amount BETWEEN 1 AND 9007199254740991),
  status       text NOT NULL CHECK (status IN ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
  published_at timestamptz,
  created_at   timestamptz NOT NULL,
  deleted_at   timestamptz,
  version      bigint NOT NULL,
  CHECK (status <> 'PUBLISHED' OR published_at IS NOT NULL)
);
CREATE UNIQUE INDEX products_living_sku ON products (sku) WHERE deleted_at IS NULL;
CREATE INDEX products_price_asset ON products (price_asset);
--rollback DROP TABLE products;
