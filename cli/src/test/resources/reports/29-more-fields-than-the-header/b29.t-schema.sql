CREATE TABLE t (id int primary key, v varchar(10));
