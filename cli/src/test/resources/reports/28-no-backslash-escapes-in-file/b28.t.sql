/*!40101 SET SQL_MODE='NO_BACKSLASH_ESCAPES' */;
INSERT INTO `t` VALUES
(1,'C:\new\temp'),
(2,'it''s');
