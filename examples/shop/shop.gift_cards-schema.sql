/*!40014 SET FOREIGN_KEY_CHECKS=0*/;
/*!40101 SET NAMES binary*/;
CREATE TABLE `gift_cards` (
`code` char(12) NOT NULL,
`amount` decimal(6,2) NOT NULL,
PRIMARY KEY (`code`) /*T![clustered_index] CLUSTERED */
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
