--liquibase formatted sql

--changeset purser:accounts-balances-in-range
--comment Customers' within 2^53-1 above their floor; the house's, which are everybody's, within 2^61-1.
ALTER TABLE accounts DROP CONSTRAINT accounts_in_range;
ALTER TABLE accounts ADD CONSTRAINT accounts_in_range
  CHECK (house_role IS NOT NULL OR posted - floor <= 9007199254740991);
ALTER TABLE accounts ADD CONSTRAINT accounts_of_house_in_range
  CHECK (house_role IS NULL OR posted BETWEEN -2305843009213693951 AND 2305843009213693951);
--rollback ALTER TABLE accounts DROP CONSTRAINT accounts_of_house_in_range;
--rollback ALTER TABLE accounts DROP CONSTRAINT accounts_in_range;
--rollback ALTER TABLE accounts ADD CONSTRAINT accounts_in_range CHECK (house_role IS NOT NULL OR posted BETWEEN -9007199254740991 AND 9007199254740991);
