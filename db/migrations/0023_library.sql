CREATE TABLE `imported_summaries` (
	`id` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`schema_name` text NOT NULL,
	`content` text NOT NULL,
	`sha256` text NOT NULL,
	`origin` text NOT NULL,
	`signature` text,
	`public_key` text,
	`compared` integer NOT NULL,
	`withdrawn` integer NOT NULL,
	`imported_by` text NOT NULL,
	`imported_at` integer NOT NULL,
	FOREIGN KEY (`imported_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `imported_summaries_by_time` ON `imported_summaries` (`imported_at`);--> statement-breakpoint
CREATE TABLE `signing_key` (
	`id` integer PRIMARY KEY NOT NULL,
	`private_key` blob NOT NULL,
	`public_key` blob NOT NULL,
	`made_at` integer NOT NULL,
	CONSTRAINT "signing_key_is_one" CHECK("signing_key"."id" = 1)
);
