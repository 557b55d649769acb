--liquibase formatted sql

--changeset purser:order-numbers
--comment Each value begins a block of 100 numbers, which one instance gives out.
CREATE SEQUENCE order_numbers AS bigint START WITH 100001 INCREMENT BY 100;
--rollback DROP SEQUENCE order_numbers;

--changeset purser:orders
--comment [allow texts-are-checked: an asset, and JSON that the application has measured]
CREATE TABLE orders (
  id                  uuid PRIMARY KEY,
  number              bigint NOT NULL UNIQUE,
  customer_id         uuid NOT NULL REFERENCES customers,
  status              text NOT NULL CHECK (status IN ('PLACED', 'FULFILLED', 'CANCELLED')),
  asset               text COLLATE "C" NOT NULL,
  total               bigint NOT NULL CHECK (total BETWEEN 1 AND 9007199254740991),
  cancellation_reason text CHECK (length(cancellation_reason) <= 500),
  ship_to             text,
  metadata            text,
  placed_at           timestamptz NOT NULL,
  changed_at          timestamptz NOT NULL,
  version             bigint NOT NULL
);
CREATE INDEX orders_customer ON orders (customer_id, id);
--rollback DROP TABLE orders;

--changeset purser:order-lines
--comment [allow texts-are-checked: copied from products, where they are checked] [allow integers-are-big: counts the lines of one order]
CREATE TABLE order_lines (
  id         uuid PRIMARY KEY,
  order_id   uuid NOT NULL REFERENCES orders,
  position   integer NOT NULL,
  sku        text COLLATE "C" NOT NULL,
  name       text NOT NULL,
  quantity   bigint NOT NULL CHECK (quantity > 0),
  unit_price bigint NOT NULL CHECK (unit_price > 0),
  total      bigint NOT NULL,
  fulfilled  bigint NOT NULL CHECK (fulfilled >= 0),
  cancelled  bigint NOT NULL CHECK (cancelled >= 0),
  UNIQUE (order_id, position),
  CHECK (total = unit_price * quantity),
  CHECK (fulfilled + cancelled <= quantity)
);
--rollback DROP TABLE order_lines;

--changeset purser:allocations
--comment What a line has claimed at a location; it stays as a record once the line is not open. [allow texts-are-checked: a location of stock_items, which is checked there]
CREATE TABLE allocations (
  order_line_id uuid NOT NULL REFERENCES order_lines,
  location      text COLLATE "C" NOT NULL,
  quantity      bigint NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (order_line_id, location)
);
--rollback DROP TABLE allocations;

--changeset purser:order-payments
--comment [allow integers-are-big: counts the payments of one order]
CREATE TABLE order_payments (
  order_id   uuid NOT NULL REFERENCES orders,
  position   integer NOT NULL,
  account_id uuid NOT NULL,
  hold_id    uuid NOT NULL REFERENCES holds,
  held       bigint NOT NULL CHECK (held >= 0),
  captured   bigint NOT NULL CHECK (captured >= 0),
  PRIMARY KEY (order_id, position)
);
CREATE INDEX order_payments_hold ON order_payments (hold_id);
--rollback DROP TABLE order_payments;

--changeset purser:fulfilments
CREATE TABLE fulfilments (
  id       uuid PRIMARY KEY,
  order_id uuid NOT NULL REFERENCES orders,
  tracking text CHECK (length(tracking) <= 200),
  at       timestamptz NOT NULL
);
CREATE INDEX fulfilments_order ON fulfilments (order_id);
CREATE TABLE fulfilment_lines (
  fulfilment_id uuid NOT NULL REFERENCES fulfilments,
  order_line_id uuid NOT NULL REFERENCES order_lines,
  quantity      bigint NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (fulfilment_id, order_line_id)
);
CREATE INDEX fulfilment_lines_line ON fulfilment_lines (order_line_id);
--rollback DROP TABLE fulfilment_lines;
--rollback DROP TABLE fulfilments;
