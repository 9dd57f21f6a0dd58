/*!40101 SET NAMES binary*/;
DROP TABLE IF EXISTS `best_sellers`;
DROP VIEW IF EXISTS `best_sellers`;
CREATE VIEW `best_sellers` (`name`,`sold`) AS SELECT `p`.`name`,SUM(`i`.`quantity`) FROM `products` AS `p` JOIN `order_items` AS `i` ON `i`.`product_id`=`p`.`id` GROUP BY `p`.`id`,`p`.`name` HAVING SUM(`i`.`quantity`)>=200;
