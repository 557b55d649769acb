--liquibase formatted sql

--changeset purser:customers-trigrams
--comment What finds parts of texts. It stays on rollback, because others may use it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--rollback SELECT 1;

--changeset purser:customers-found-by-name
--comment name_folded is the name in lower case, as the service writes it. erased_at makes a tombstone. [allow texts-are-checked: made of name, which is checked]
ALTER TABLE customers ADD COLUMN name_folded text COLLATE "C";
UPDATE customers SET name_folded = lower(name);
ALTER TABLE customers ALTER COLUMN name_folded SET NOT NULL;
ALTER TABLE customers ADD COLUMN erased_at timestamptz
  CONSTRAINT customers_erased_are_deleted CHECK (erased_at IS NULL OR deleted_at IS NOT NULL);
CREATE INDEX customers_living_email_parts ON customers USING gin (email_folded gin_trgm_ops)
  WHERE deleted_at IS NULL;
CREATE INDEX customers_living_name_parts ON customers USING gin (name_folded gin_trgm_ops)
  WHERE deleted_at IS NULL;
CREATE INDEX customers_living_staff ON customers (role, id)
  WHERE deleted_at IS NULL AND role <> 'CUSTOMER';
CREATE INDEX customers_deleted ON customers (id)
  WHERE deleted_at IS NOT NULL AND erased_at IS NULL;
--rollback DROP INDEX customers_deleted;
--rollback DROP INDEX customers_living_staff;
--rollback DROP INDEX customers_living_name_parts;
--rollback DROP INDEX customers_living_email_parts;
--rollback ALTER TABLE customers DROP COLUMN erased_at;
--rollback ALTER TABLE customers DROP COLUMN name_folded;

--changeset purser:customer-profiles
CREATE TABLE customer_profiles (
  customer_id  uuid PRIMARY KEY REFERENCES customers,
  display_name text CHECK (length(display_name) <= 100),
  bio          text CHECK (length(bio) <= 2000),
  avatar_url   text CHECK (length(avatar_url) <= 2000 AND avatar_url ~ '^https?://'),
  phone        text CHECK (length(phone) <= 32),
  line1        text CHECK (length(line1) BETWEEN 1 AND 200),
  line2        text CHECK (length(line2) <= 200),
  city         text CHECK (length(city) BETWEEN 1 AND 100),
  region       text CHECK (length(region) <= 100),
  postal_code  text CHECK (length(postal_code) <= 20),
  country      text COLLATE "C" CHECK (country ~ '^[A-Z]{2}$'),
  version      bigint NOT NULL,
  CONSTRAINT customer_profiles_address_is_whole
    CHECK (num_nulls(line1, city, country) IN (0, 3)),
  CONSTRAINT customer_profiles_parts_of_address
    CHECK (line1 IS NOT NULL OR num_nonnulls(line2, region, postal_code) = 0)
);
--rollback DROP TABLE customer_profiles;

--changeset purser:accounts-of-former-owners
--comment Since when the owner is deleted; nothing new is placed for them then.
ALTER TABLE accounts ADD COLUMN owner_left_at timestamptz;
--rollback ALTER TABLE accounts DROP COLUMN owner_left_at;
