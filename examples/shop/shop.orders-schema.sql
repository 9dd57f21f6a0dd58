/*!40014 SET FOREIGN_KEY_CHECKS=0*/;
/*!40101 SET NAMES binary*/;
CREATE TABLE `orders` (
`id` int NOT NULL,
`customer_id` int NOT NULL,
`placed_at` datetime NOT NULL,
`status` enum('open','paid','sent','returned') NOT NULL,
`total` decimal(10,2) NOT NULL,
PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
KEY `customer` (`customer_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
