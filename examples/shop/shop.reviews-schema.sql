/*!40014 SET FOREIGN_KEY_CHECKS=0*/;
/*!40101 SET NAMES binary*/;
CREATE TABLE `reviews` (
`id` int NOT NULL,
`product_id` int NOT NULL,
`customer_id` int NOT NULL,
`rating` tinyint NOT NULL,
`written_at` datetime NOT NULL,
`title` varchar(80) NOT NULL,
`body` text DEFAULT NULL,
PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
