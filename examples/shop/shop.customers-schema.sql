/*!40014 SET FOREIGN_KEY_CHECKS=0*/;
/*!40101 SET NAMES binary*/;
CREATE TABLE `customers` (
`id` int NOT NULL,
`name` varchar(80) NOT NULL,
`email` varchar(120) DEFAULT NULL,
`city` varchar(60) NOT NULL,
`joined` date NOT NULL,
PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
UNIQUE KEY `email` (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
