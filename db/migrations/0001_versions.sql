CREATE TABLE `versions` (
	`review_id` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`reason` text NOT NULL,
	`by_id` text,
	`seq` integer NOT NULL,
	`epoch` integer NOT NULL,
	`state` blob NOT NULL,
	`state_digest` text NOT NULL,
	`content` text NOT NULL,
	`sha256` text NOT NULL,
	`rows` text NOT NULL,
	PRIMARY KEY(`review_id`, `number`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict
);
