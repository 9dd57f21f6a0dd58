/*!40014 SET FOREIGN_KEY_CHECKS=0*/;
/*!40101 SET NAMES binary*/;
CREATE TABLE `order_items` (
`order_id` int NOT NULL,
`line` smallint NOT NULL,
`product_id` int NOT NULL,
`quantity` smallint NOT NULL,
PRIMARY KEY (`order_id`,`line`) /*T![clustered_index] CLUSTERED */
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
