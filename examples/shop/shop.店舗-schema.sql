/*!40014 SET FOREIGN_KEY_CHECKS=0*/;
/*!40101 SET NAMES binary*/;
CREATE TABLE `店舗` (
`番号` int NOT NULL,
`名前` varchar(40) NOT NULL,
`都市` varchar(40) NOT NULL,
`開店日` date DEFAULT NULL,
PRIMARY KEY (`番号`) /*T![clustered_index] CLUSTERED */
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
