import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * Makes the dump in {@code examples/shop}, the same bytes every time. From the top of the repository, after a build:
 *
 * <pre>java -cp 'cli/target/lib/*' examples/MakeShop.java</pre>
 */
public final class MakeShop {
    private static final int CUSTOMERS = 2_000;
    private static final int PRODUCTS = 400;
    private static final int ORDERS = 8_000;
    private static final int ORDER_ITEMS = 30_000;
    private static final int REVIEWS = 6_000;
    private static final List<String> WAREHOUSES = List.of("Antwerp", "Bergen", "Cádiz", "Gdańsk", "Kotka", "Łódź",
            "Porto", "Trieste", "Zürich");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Path directory;
    private final Random random = new Random(20261101);

    private record Product(int id, String name, BigDecimal price) {}

    private record Item(int order, int line, Product product, int quantity) {}

    /** The names and their order are those of the table's columns. */
    private static final MessageType REVIEW = MessageTypeParser.parseMessageType("""
            message review {
              required int32 id;
              required int32 product_id;
              required int32 customer_id;
              required int32 rating;
              required int64 written_at (TIMESTAMP(MILLIS,false));
              required binary title (STRING);
              optional binary body (STRING);
            }""");

    private MakeShop(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments.length > 0 ? arguments[0] : "examples/shop");
        Files.createDirectories(directory);
        new MakeShop(directory).write();
    }

    private void write() throws IOException {
        schemas();
        customers();
        List<Product> products = products();
        List<Item> items = items(products);
        orders(items);
        orderItems(items);
        reviews(products);
        stock(products);
        branches();
        text("metadata", "Started dump at: 2026-11-01 03:00:00\nFinished dump at: 2026-11-01 03:00:07\n");
    }

    private void schemas() throws IOException {
        text("shop-schema-create.sql", "/*!40101 SET NAMES binary*/;\nCREATE DATABASE `shop` /*!40100 DEFAULT CHARACTER SET utf8mb4 */;\n");
        table("customers", """
                  `id` int NOT NULL,
                  `name` varchar(80) NOT NULL,
                  `email` varchar(120) DEFAULT NULL,
                  `city` varchar(60) NOT NULL,
                  `joined` date NOT NULL,
                  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
                  UNIQUE KEY `email` (`email`)""");
        table("products", """
                  `id` int NOT NULL,
                  `name` varchar(80) NOT NULL,
                  `price` decimal(8,2) NOT NULL,
                  `description` text DEFAULT NULL,
                  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */""");
        table("orders", """
                  `id` int NOT NULL,
                  `customer_id` int NOT NULL,
                  `placed_at` datetime NOT NULL,
                  `status` enum('open','paid','sent','returned') NOT NULL,
                  `total` decimal(10,2) NOT NULL,
                  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */,
                  KEY `customer` (`customer_id`)""");
        table("order_items", """
                  `order_id` int NOT NULL,
                  `line` smallint NOT NULL,
                  `product_id` int NOT NULL,
                  `quantity` smallint NOT NULL,
                  PRIMARY KEY (`order_id`,`line`) /*T![clustered_index] CLUSTERED */""");
        table("reviews", """
                  `id` int NOT NULL,
                  `product_id` int NOT NULL,
                  `customer_id` int NOT NULL,
                  `rating` tinyint NOT NULL,
                  `written_at` datetime NOT NULL,
                  `title` varchar(80) NOT NULL,
                  `body` text DEFAULT NULL,
                  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */""");
        table("stock%2Elevels", """
                  `product_id` int NOT NULL,
                  `warehouse` varchar(20) NOT NULL,
                  `pieces` int NOT NULL,
                  PRIMARY KEY (`product_id`,`warehouse`) /*T![clustered_index] CLUSTERED */""");
        table("店舗", """
                  `番号` int NOT NULL,
                  `名前` varchar(40) NOT NULL,
                  `都市` varchar(40) NOT NULL,
                  `開店日` date DEFAULT NULL,
                  PRIMARY KEY (`番号`) /*T![clustered_index] CLUSTERED */""");
        table("gift_cards", """
                  `code` char(12) NOT NULL,
                  `amount` decimal(6,2) NOT NULL,
                  PRIMARY KEY (`code`) /*T![clustered_index] CLUSTERED */""");
        view();
    }

    /** A dump holds a view twice: as a table that keeps its name free, and as what it is. */
    private void view() throws IOException {
        text("shop.best_sellers-schema.sql", "/*!40101 SET NAMES binary*/;\nCREATE TABLE `best_sellers` (\n"
                + "`name` int,\n`sold` int\n)ENGINE=MyISAM;\n");
        text("shop.best_sellers-schema-view.sql", "/*!40101 SET NAMES binary*/;\nDROP TABLE IF EXISTS `best_sellers`;\n"
                + "DROP VIEW IF EXISTS `best_sellers`;\nCREATE VIEW `best_sellers` (`name`,`sold`) AS SELECT `p`.`name`,"
                + "SUM(`i`.`quantity`) FROM `products` AS `p` JOIN `order_items` AS `i` ON `i`.`product_id`=`p`.`id`"
                + " GROUP BY `p`.`id`,`p`.`name` HAVING SUM(`i`.`quantity`)>=200;\n");
    }

    private void customers() throws IOException {
        List<String> first = List.of("Aino", "Bram", "Chloé", "Dmitri", "Esra", "Fiona", "Győző", "Hana", "Ivo", "Júlia",
                "Kenji", "Lotte", "Mårten", "Nour", "Oisín", "Paweł", "Quynh", "Rosa", "Søren", "Tomáš");
        List<String> last = List.of("Andersson", "Bianchi", "Costa", "D'Arcy", "Eriksen", "Fernández", "Gruber", "Huang",
                "Ito", "Jansen", "Kowalska", "Lefèvre", "Müller", "Novák", "O'Brien", "Petrov");
        List<String> rows = new ArrayList<>();
        for (int id = 1; id <= CUSTOMERS; id++) {
            String email = random.nextInt(20) == 0 ? "\\N" : quoted("customer" + id + "@example.org");
            LocalDate joined = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2_800));
            rows.add(csv(id, quoted(pick(first) + " " + pick(last)), email, quoted(pick(WAREHOUSES)), quoted(joined)));
        }
        csvFile("shop.customers.000000000.csv", csvHeader("id", "name", "email", "city", "joined"), rows);
    }

    private List<Product> products() throws IOException {
        List<String> makes = List.of("Oak", "Walnut", "Linen", "Copper", "Glass", "Wool", "Slate", "Cork", "Bamboo",
                "Enamel", "Felt", "Brass", "Marble", "Rattan", "Steel", "Clay", "Paper", "Birch", "Cotton", "Leather");
        List<String> things = List.of("bowl", "lamp", "stool", "tray", "vase", "clock", "basket", "kettle", "blanket",
                "shelf", "mirror", "jug", "board", "hook", "frame", "mat", "box, small", "box, large", "12\" ruler", "pen");
        List<Product> products = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (int id = 1; id <= PRODUCTS; id++) {
            String name = makes.get((id - 1) / things.size()) + " " + things.get((id - 1) % things.size());
            Product product = new Product(id, name, BigDecimal.valueOf(195 + random.nextInt(120) * 100L, 2));
            products.add(product);
            String care = random.nextInt(8) == 0 ? "\\N"
                    : quoted("Made by hand.\n" + pick(List.of("Wipe clean.", "Keep dry.", "Lasts \\ for years.")));
            rows.add(csv(id, quoted(name), product.price(), care));
        }
        csvFile("shop.products.000000000.csv", csvHeader("id", "name", "price", "description"), rows);
        return products;
    }

    /** One line for every order, and the rest by chance. */
    private List<Item> items(List<Product> products) {
        int[] lines = new int[ORDERS + 1];
        Arrays.fill(lines, 1, lines.length, 1);
        for (int i = ORDERS; i < ORDER_ITEMS; i++) {
            lines[1 + random.nextInt(ORDERS)]++;
        }
        List<Item> items = new ArrayList<>();
        for (int order = 1; order <= ORDERS; order++) {
            for (int line = 1; line <= lines[order]; line++) {
                items.add(new Item(order, line, pick(products), 1 + random.nextInt(4)));
            }
        }
        return items;
    }

    private void orders(List<Item> items) throws IOException {
        BigDecimal[] totals = Stream.generate(() -> BigDecimal.ZERO).limit(ORDERS + 1).toArray(BigDecimal[]::new);
        for (Item item : items) {
            BigDecimal amount = item.product().price().multiply(BigDecimal.valueOf(item.quantity()));
            totals[item.order()] = totals[item.order()].add(amount);
        }
        LocalDateTime placed = LocalDateTime.of(2025, 1, 1, 8, 0);
        List<String> rows = new ArrayList<>();
        for (int id = 1; id <= ORDERS; id++) {
            placed = placed.plusSeconds(600 + random.nextInt(12_000));
            rows.add("(" + id + "," + (1 + random.nextInt(CUSTOMERS)) + ",'" + placed.format(DATE_TIME) + "','"
                    + pick(List.of("open", "paid", "sent", "sent", "sent", "returned")) + "'," + totals[id] + ")");
        }
        List<List<String>> files = split(rows, 3);
        for (int i = 0; i < files.size(); i++) {
            text("shop.orders.00000000" + i + ".sql", "/*!40014 SET FOREIGN_KEY_CHECKS=0*/;\n/*!40101 SET NAMES binary*/;\n"
                    + split(files.get(i), 4).stream()
                            .map(part -> "INSERT INTO `orders` VALUES\n" + String.join(",\n", part) + ";\n")
                            .collect(Collectors.joining()));
        }
    }

    private void orderItems(List<Item> items) throws IOException {
        List<String> rows = items.stream()
                .map(item -> csv(item.order(), item.line(), item.product().id(), item.quantity())).toList();
        List<List<String>> files = split(rows, 3);
        for (int i = 0; i < files.size(); i++) {
            csvFile("shop.order_items.00000000" + i + ".csv.gz",
                    csvHeader("order_id", "line", "product_id", "quantity"), files.get(i));
        }
    }

    private void reviews(List<Product> products) throws IOException {
        List<String> titles = List.of("Lovely", "As described", "A gift", "Too small", "Bought a second one", "Sturdy",
                "Beautiful colour", "Arrived late", "気に入りました", "👍");
        List<String> words = List.of("It looks better than in the picture.", "My cat sleeps on it.",
                "The finish is smooth.", "I would buy it again.", "One corner was scratched.", "Delivery took a week.",
                "Exactly what I needed.", "Heavier than I thought.", "\"Best of all\", says my mother.");
        Path file = directory.resolve("shop.reviews.000000000.parquet");
        Files.deleteIfExists(file);
        SimpleGroupFactory records = new SimpleGroupFactory(REVIEW);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(REVIEW)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build()) {
            for (int id = 1; id <= REVIEWS; id++) {
                LocalDateTime written = LocalDateTime.of(2025, 2, 1, 9, 0).plusMinutes(id * 97L + random.nextInt(90));
                Group review = records.newGroup()
                        .append("id", id)
                        .append("product_id", pick(products).id())
                        .append("customer_id", 1 + random.nextInt(CUSTOMERS))
                        .append("rating", Math.min(5, 2 + random.nextInt(5)))
                        .append("written_at", written.toInstant(ZoneOffset.UTC).toEpochMilli())
                        .append("title", pick(titles));
                if (random.nextInt(5) > 0) {
                    review.append("body", pick(words) + " " + pick(words));
                }
                writer.write(review);
            }
        }
    }

    private void stock(List<Product> products) throws IOException {
        List<String> rows = new ArrayList<>();
        for (Product product : products) {
            for (String warehouse : WAREHOUSES) {
                rows.add(csv(product.id(), quoted(warehouse), random.nextInt(250)));
            }
        }
        csvFile("shop.stock%2Elevels.000000000.csv", csvHeader("product_id", "warehouse", "pieces"), rows);
    }

    private void branches() throws IOException {
        List<String> cities = List.of("札幌", "仙台", "東京", "横浜", "金沢", "名古屋", "京都", "大阪", "神戸", "広島", "福岡", "那覇");
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < cities.size(); i++) {
            rows.add(csv(i + 1, quoted(cities.get(i) + "店"), quoted(cities.get(i)),
                    i == cities.size() - 1 ? "\\N" : quoted(LocalDate.of(2010 + i, 4, 1))));
        }
        csvFile("shop.店舗.000000000.csv", csvHeader("番号", "名前", "都市", "開店日"), rows);
    }

    private void table(String fileName, String columns) throws IOException {
        String name = fileName.replace("%2E", ".");
        text("shop." + fileName + "-schema.sql", "/*!40014 SET FOREIGN_KEY_CHECKS=0*/;\n/*!40101 SET NAMES binary*/;\nCREATE TABLE `"
                + name + "` (\n" + columns + "\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;\n");
    }

    private void csvFile(String name, String header, List<String> rows) throws IOException {
        text(name, header + "\n" + String.join("\n", rows) + "\n");
    }

    private void text(String name, String content) throws IOException {
        try (OutputStream file = Files.newOutputStream(directory.resolve(name));
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(file) : file) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String csvHeader(String... names) {
        return Stream.of(names).map(MakeShop::quoted).collect(Collectors.joining(","));
    }

    private static String csv(Object... fields) {
        return Stream.of(fields).map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String quoted(Object value) {
        return '"' + value.toString().replace("\\", "\\\\").replace("\"", "\"\"") + '"';
    }

    private static <T> List<List<T>> split(List<T> all, int parts) {
        List<List<T>> split = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            split.add(all.subList(all.size() * i / parts, all.size() * (i + 1) / parts));
        }
        return split;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
