--liquibase formatted sql

--changeset purser:orders-life
--comment A reserved order has a deadline, and one that has expired keeps it. adjustments counts the rows of order_adjustments.
ALTER TABLE orders
  ADD COLUMN capture text NOT NULL DEFAULT 'ON_FULFILMENT'
    CHECK (capture IN ('ON_FULFILMENT', 'ON_PLACEMENT')),
  ADD COLUMN adjustments integer NOT NULL DEFAULT 0 CHECK (adjustments BETWEEN 0 AND 50),
  ADD COLUMN deadline timestamptz,
  DROP CONSTRAINT orders_status_check,
  ADD CONSTRAINT orders_status_check CHECK (
    status IN ('RESERVED', 'PLACED', 'PARTIALLY_FULFILLED', 'FULFILLED', 'CANCELLED', 'EXPIRED')),
  ADD CONSTRAINT orders_reserved_until
    CHECK ((status IN ('RESERVED', 'EXPIRED')) = (deadline IS NOT NULL));
ALTER TABLE orders ALTER COLUMN capture DROP DEFAULT, ALTER COLUMN adjustments DROP DEFAULT;
CREATE INDEX orders_due ON orders (deadline, id) WHERE status = 'RESERVED';
--rollback DROP INDEX orders_due;
--rollback ALTER TABLE orders
--rollback   DROP CONSTRAINT orders_reserved_until,
--rollback   DROP CONSTRAINT orders_status_check,
--rollback   ADD CONSTRAINT orders_status_check CHECK (status IN ('PLACED', 'FULFILLED', 'CANCELLED')),
--rollback   DROP COLUMN deadline, DROP COLUMN adjustments, DROP COLUMN capture;

--changeset purser:order-lines-returned
--comment A line's total has its shares of the adjustments.
ALTER TABLE order_lines
  ADD COLUMN returned bigint NOT NULL DEFAULT 0,
  DROP CONSTRAINT order_lines_check,
  ADD CONSTRAINT order_lines_total_in_range CHECK (total BETWEEN 0 AND 9007199254740991),
  ADD CONSTRAINT order_lines_returned_of_fulfilled CHECK (returned BETWEEN 0 AND fulfilled);
ALTER TABLE order_lines ALTER COLUMN returned DROP DEFAULT;
--rollback ALTER TABLE order_lines
--rollback   DROP CONSTRAINT order_lines_returned_of_fulfilled,
--rollback   DROP CONSTRAINT order_lines_total_in_range,
--rollback   ADD CONSTRAINT order_lines_check CHECK (total = unit_price * quantity),
--rollback   DROP COLUMN returned;

--changeset purser:order-adjustments
--comment [allow integers-are-big: counts the adjustments of one order]
CREATE TABLE order_adjustments (
  order_id uuid NOT NULL REFERENCES orders,
  position integer NOT NULL,
  kind     text NOT NULL CHECK (kind IN ('DISCOUNT', 'TAX', 'FEE')),
  code     text NOT NULL CHECK (length(code) BETWEEN 1 AND 64),
  name     text NOT NULL CHECK (length(name) <= 200),
  amount   bigint NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (order_id, position)
);
--rollback DROP TABLE order_adjustments;

--changeset purser:fulfilments-in-order
--comment What was shipped last is taken back first. [allow integers-are-big: counts the fulfilments of one order]
ALTER TABLE fulfilments ADD COLUMN position integer;
UPDATE fulfilments f
SET position = n.position
FROM (
  SELECT id, row_number() OVER (PARTITION BY order_id ORDER BY at, id) - 1 AS position
  FROM fulfilments) n
WHERE f.id = n.id;
ALTER TABLE fulfilments
  ALTER COLUMN position SET NOT NULL,
  ADD CONSTRAINT fulfilments_in_order UNIQUE (order_id, position);
DROP INDEX fulfilments_order;
--rollback CREATE INDEX fulfilments_order ON fulfilments (order_id);
--rollback ALTER TABLE fulfilments DROP COLUMN position;

--changeset purser:fulfilment-lines-from-locations
--comment Until now all that was allocated left at once. A line may leave the same place twice in one parcel. [allow integers-are-big: counts the lines of one fulfilment] [allow texts-are-checked: a location of stock_items, which is checked there]
ALTER TABLE fulfilment_lines
  ADD COLUMN position integer,
  ADD COLUMN location text COLLATE "C",
  DROP CONSTRAINT fulfilment_lines_pkey;
INSERT INTO fulfilment_lines (fulfilment_id, position, order_line_id, location, quantity)
SELECT f.fulfilment_id,
       row_number() OVER (PARTITION BY f.fulfilment_id ORDER BY l.position, a.location) - 1,
       f.order_line_id, a.location, a.quantity
FROM fulfilment_lines f
JOIN order_lines l ON l.id = f.order_line_id
JOIN allocations a ON a.order_line_id = f.order_line_id;
DELETE FROM fulfilment_lines WHERE position IS NULL;
ALTER TABLE fulfilment_lines
  ALTER COLUMN location SET NOT NULL,
  ADD PRIMARY KEY (fulfilment_id, position);
--rollback ALTER TABLE fulfilment_lines DROP CONSTRAINT fulfilment_lines_pkey;
--rollback ALTER TABLE fulfilment_lines ALTER COLUMN position DROP NOT NULL, ALTER COLUMN location DROP NOT NULL;
--rollback INSERT INTO fulfilment_lines (fulfilment_id, order_line_id, quantity)
--rollback SELECT fulfilment_id, order_line_id, sum(quantity) FROM fulfilment_lines GROUP BY fulfilment_id, order_line_id;
--rollback DELETE FROM fulfilment_lines WHERE position IS NOT NULL;
--rollback ALTER TABLE fulfilment_lines DROP COLUMN location, DROP COLUMN position, ADD PRIMARY KEY (fulfilment_id, order_line_id);

--changeset purser:allocations-open
--comment What of a line is open, by where it is claimed; rows stay when nothing is. The SKU and the order are the line's, so that an index finds the oldest claims of a stock item. [allow integers-are-big: counts the allocations of one line] [allow texts-are-checked: copied from order_lines, which have it of products]
ALTER TABLE allocations
  ADD COLUMN order_id uuid,
  ADD COLUMN sku text COLLATE "C",
  ADD COLUMN position integer,
  DROP CONSTRAINT allocations_quantity_check,
  ADD CONSTRAINT allocations_quantity_check CHECK (quantity >= 0);
UPDATE allocations a
SET order_id = n.order_id, sku = n.sku, position = n.position,
    quantity = CASE WHEN n.is_open THEN a.quantity ELSE 0 END
FROM (
  SELECT b.order_line_id, b.location, l.order_id, l.sku,
         l.fulfilled + l.cancelled < l.quantity AS is_open,
         row_number() OVER (PARTITION BY b.order_line_id ORDER BY b.location) - 1 AS position
  FROM allocations b
  JOIN order_lines l ON l.id = b.order_line_id) n
WHERE a.order_line_id = n.order_line_id AND a.location = n.location;
ALTER TABLE allocations
  ALTER COLUMN order_id SET NOT NULL,
  ALTER COLUMN sku SET NOT NULL,
  ALTER COLUMN position SET NOT NULL;
CREATE INDEX allocations_claims ON allocations (sku, location, order_id) WHERE quantity > 0;
--rollback DROP INDEX allocations_claims;
--rollback UPDATE allocations a SET quantity = a.quantity + l.quantity - s.sum
--rollback FROM order_lines l, (SELECT order_line_id, sum(quantity) AS sum FROM allocations GROUP BY order_line_id) s
--rollback WHERE l.id = a.order_line_id AND s.order_line_id = a.order_line_id AND a.position = 0;
--rollback DELETE FROM allocations WHERE quantity = 0;
--rollback ALTER TABLE allocations
--rollback   DROP CONSTRAINT allocations_quantity_check,
--rollback   ADD CONSTRAINT allocations_quantity_check CHECK (quantity > 0),
--rollback   DROP COLUMN position, DROP COLUMN sku, DROP COLUMN order_id;

--changeset purser:order-payments-refunds
ALTER TABLE order_payments
  ADD COLUMN refunded bigint NOT NULL DEFAULT 0,
  ADD COLUMN expired bigint NOT NULL DEFAULT 0 CHECK (expired >= 0),
  ADD CONSTRAINT order_payments_refunded_of_captured CHECK (refunded BETWEEN 0 AND captured);
UPDATE order_payments p
SET expired = h.expired
FROM holds h
WHERE h.id = p.hold_id AND h.expired > 0;
ALTER TABLE order_payments ALTER COLUMN refunded DROP DEFAULT, ALTER COLUMN expired DROP DEFAULT;
--rollback ALTER TABLE order_payments DROP COLUMN expired, DROP COLUMN refunded;

--changeset purser:order-returns
--comment [allow integers-are-big: counts the returns of one order and their lines] [allow texts-are-checked: a location of stock_items, which is checked there]
CREATE TABLE order_returns (
  id       uuid PRIMARY KEY,
  order_id uuid NOT NULL REFERENCES orders,
  position integer NOT NULL,
  restock  boolean NOT NULL,
  reason   text CHECK (length(reason) <= 500),
  refunded bigint NOT NULL CHECK (refunded >= 0),
  expired  bigint NOT NULL CHECK (expired BETWEEN 0 AND refunded),
  at       timestamptz NOT NULL,
  CONSTRAINT order_returns_in_order UNIQUE (order_id, position)
);
CREATE TABLE order_return_lines (
  return_id     uuid NOT NULL REFERENCES order_returns,
  position      integer NOT NULL,
  order_line_id uuid NOT NULL REFERENCES order_lines,
  location      text COLLATE "C" NOT NULL,
  quantity      bigint NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (return_id, position)
);
CREATE INDEX order_return_lines_line ON order_return_lines (order_line_id);
--rollback DROP TABLE order_return_lines;
--rollback DROP TABLE order_returns;

--changeset purser:order-changes
--comment What was done with orders. A change of the past is known by the key of its command. [allow texts-are-checked: JSON of lines that the application has measured]
CREATE TABLE order_changes (
  order_id uuid NOT NULL REFERENCES orders,
  version  bigint NOT NULL CHECK (version > 0),
  kind     text NOT NULL CHECK (
    kind IN ('RESERVED', 'PLACED', 'CONFIRMED', 'EDITED', 'FULFILLED', 'CANCELLED', 'RETURNED',
             'EXPIRED')),
  caller   text COLLATE "C" NOT NULL CHECK (length(caller) <= 100),
  reason   text CHECK (length(reason) <= 500),
  lines    text NOT NULL,
  total    bigint NOT NULL CHECK (total BETWEEN 1 AND 9007199254740991),
  held     bigint NOT NULL,
  captured bigint NOT NULL CHECK (captured >= 0),
  refunded bigint NOT NULL CHECK (refunded >= 0),
  expired  bigint NOT NULL CHECK (expired >= 0),
  at       timestamptz NOT NULL,
  PRIMARY KEY (order_id, version)
);
INSERT INTO order_changes
  (order_id, version, kind, caller, reason, lines, total, held, captured, refunded, expired, at)
SELECT o.id, c.version, c.kind, coalesce(k.caller, o.customer_id::text), c.reason,
       (SELECT json_agg(
          json_build_object('line', l.id, 'sku', l.sku, 'quantity', l.quantity)
          ORDER BY l.position)
        FROM order_lines l
        WHERE l.order_id = o.id)::text,
       o.total, c.held, c.captured, 0, c.expired, coalesce(c.at, k.created_at, o.changed_at)
FROM orders o
CROSS JOIN LATERAL (
  SELECT 1 AS version, 'PLACED' AS kind, 'place-order' AS operation, NULL AS reason,
         o.total AS held, 0 AS captured, 0 AS expired, o.placed_at AS at
  UNION ALL
  SELECT 2, 'FULFILLED', 'fulfil-order', NULL, -o.total, o.total, 0,
         (SELECT max(f.at) FROM fulfilments f WHERE f.order_id = o.id)
  WHERE o.status = 'FULFILLED'
  UNION ALL
  SELECT 2, 'CANCELLED', 'cancel-order', o.cancellation_reason, -o.total, 0,
         (SELECT sum(p.expired) FROM order_payments p WHERE p.order_id = o.id), NULL
  WHERE o.status = 'CANCELLED') c
LEFT JOIN LATERAL (
  SELECT i.caller, i.created_at
  FROM idempotency_keys i
  WHERE i.resource_id = o.id AND i.operation = c.operation AND i.answer_type = 'order'
  ORDER BY i.command_id
  LIMIT 1) k ON true;
ALTER TABLE orders DROP COLUMN cancellation_reason;
--rollback ALTER TABLE orders ADD COLUMN cancellation_reason text CHECK (length(cancellation_reason) <= 500);
--rollback UPDATE orders o SET cancellation_reason = c.reason FROM order_changes c
--rollback WHERE c.order_id = o.id AND c.kind = 'CANCELLED' AND o.status = 'CANCELLED';
--rollback DROP TABLE order_changes;

--changeset purser:order-changes-append-only splitStatements:false
--comment Reasons are erased with the customer who bought.
CREATE FUNCTION refuse_to_change_order_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the history of orders is append-only: % of %', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER order_changes_append_only
  BEFORE DELETE OR TRUNCATE ON order_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_order_history();

CREATE TRIGGER order_changes_only_forget
  BEFORE UPDATE ON order_changes
  FOR EACH ROW
  WHEN (NEW.reason IS NOT NULL
    OR (NEW.order_id, NEW.version, NEW.kind, NEW.caller, NEW.lines, NEW.total, NEW.held,
        NEW.captured, NEW.refunded, NEW.expired, NEW.at)
      IS DISTINCT FROM
       (OLD.order_id, OLD.version, OLD.kind, OLD.caller, OLD.lines, OLD.total, OLD.held,
        OLD.captured, OLD.refunded, OLD.expired, OLD.at))
  EXECUTE FUNCTION refuse_to_change_order_history();
--rollback DROP TRIGGER order_changes_only_forget ON order_changes;
--rollback DROP TRIGGER order_changes_append_only ON order_changes;
--rollback DROP FUNCTION refuse_to_change_order_history;

--changeset purser:holds-refunds
--comment The amount of an order's hold shrinks and grows with the order; what has expired of it only adds up, and each edit may add lots.
ALTER TABLE holds
  ADD COLUMN refunded bigint NOT NULL DEFAULT 0,
  DROP CONSTRAINT holds_check1,
  DROP CONSTRAINT holds_lots_check,
  ADD CONSTRAINT holds_lots_check CHECK (lots >= 0),
  ADD CONSTRAINT holds_refunded_of_captured CHECK (refunded BETWEEN 0 AND captured),
  ADD CONSTRAINT holds_expired_of_given_back
    CHECK (expired >= 0 AND (managed_by IS NOT NULL OR expired <= amount - captured));
ALTER TABLE hold_lots
  ADD COLUMN refunded bigint NOT NULL DEFAULT 0,
  DROP CONSTRAINT hold_lots_amount_check,
  ADD CONSTRAINT hold_lots_amount_check CHECK (amount >= 0),
  ADD CONSTRAINT hold_lots_refunded_of_spent CHECK (refunded BETWEEN 0 AND amount - held);
--rollback UPDATE holds h SET lots = h.lots - z.count
--rollback FROM (SELECT hold_id, count(*) AS count FROM hold_lots WHERE amount = 0 GROUP BY hold_id) z
--rollback WHERE z.hold_id = h.id;
--rollback DELETE FROM hold_lots WHERE amount = 0;
--rollback ALTER TABLE hold_lots
--rollback   DROP CONSTRAINT hold_lots_refunded_of_spent,
--rollback   DROP CONSTRAINT hold_lots_amount_check,
--rollback   ADD CONSTRAINT hold_lots_amount_check CHECK (amount > 0),
--rollback   DROP COLUMN refunded;
--rollback UPDATE holds SET expired = amount - captured WHERE expired > amount - captured;
--rollback ALTER TABLE holds
--rollback   DROP CONSTRAINT holds_expired_of_given_back,
--rollback   DROP CONSTRAINT holds_refunded_of_captured,
--rollback   DROP CONSTRAINT holds_lots_check,
--rollback   ADD CONSTRAINT holds_lots_check CHECK (lots BETWEEN 0 AND 200),
--rollback   ADD CONSTRAINT holds_check1 CHECK (expired BETWEEN 0 AND amount - captured),
--rollback   DROP COLUMN refunded;

--changeset purser:transfers-refunds
ALTER TABLE transfers
  DROP CONSTRAINT transfers_kind_check,
  ADD CONSTRAINT transfers_kind_check
    CHECK (kind IN ('TRANSFER', 'GRANT', 'CAPTURE', 'REVERSAL', 'REFUND', 'EXPIRY'));
CREATE INDEX transfers_order ON transfers (managed_by) WHERE managed_by IS NOT NULL;
--rollback DROP INDEX transfers_order;
--rollback ALTER TABLE transfers DROP CONSTRAINT transfers_kind_check;
--rollback ALTER TABLE transfers ADD CONSTRAINT transfers_kind_check CHECK (kind IN ('TRANSFER', 'GRANT', 'CAPTURE', 'REVERSAL', 'EXPIRY'));
