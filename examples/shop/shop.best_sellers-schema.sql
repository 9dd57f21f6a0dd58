/*!40101 SET NAMES binary*/;
CREATE TABLE `best_sellers` (
`name` int,
`sold` int
)ENGINE=MyISAM;
