--liquibase formatted sql

--changeset purser:stock-items
--comment Room is left in each page, so that updates stay within it and touch no index. [allow texts-are-checked: a SKU of products, which is checked there]
CREATE TABLE stock_items (
  sku             text COLLATE "C" NOT NULL,
  location        text COLLATE "C" NOT NULL REFERENCES locations,
  on_hand         bigint NOT NULL CHECK (on_hand >= 0),
  allocated       bigint NOT NULL CHECK (allocated >= 0),
  backorder_limit bigint NOT NULL CHECK (backorder_limit >= 0),
  changed_at      timestamptz NOT NULL,
  PRIMARY KEY (sku, location),
  CONSTRAINT stock_items_not_oversold CHECK (allocated <= on_hand + backorder_limit)
) WITH (fillfactor = 50);
CREATE INDEX stock_items_location ON stock_items (location);
--rollback DROP TABLE stock_items;

--changeset purser:stock-movements
--comment Never edited: their sum is the on-hand.
CREATE TABLE stock_movements (
  id        uuid PRIMARY KEY,
  sku       text COLLATE "C" NOT NULL,
  location  text COLLATE "C" NOT NULL,
  type      text NOT NULL CHECK (type IN ('RECEIVE', 'SHIP')),
  change    bigint NOT NULL CHECK (change <> 0),
  reason    text CHECK (length(reason) <= 500),
  reference uuid,
  at        timestamptz NOT NULL,
  FOREIGN KEY (sku, location) REFERENCES stock_items
);
CREATE INDEX stock_movements_stock ON stock_movements (sku, location, id);
--rollback DROP TABLE stock_movements;
