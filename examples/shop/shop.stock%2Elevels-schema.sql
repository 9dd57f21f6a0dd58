/*!40014 SET FOREIGN_KEY_CHECKS=0*/;
/*!40101 SET NAMES binary*/;
CREATE TABLE `stock.levels` (
`product_id` int NOT NULL,
`warehouse` varchar(20) NOT NULL,
`pieces` int NOT NULL,
PRIMARY KEY (`product_id`,`warehouse`) /*T![clustered_index] CLUSTERED */
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
