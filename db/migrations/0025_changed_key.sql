CREATE TABLE `kept_signatures` (
	`sha256` text PRIMARY KEY NOT NULL,
	`signature` text NOT NULL,
	`public_key` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `key_changes` (
	`earlier` text PRIMARY KEY NOT NULL,
	`next` text NOT NULL,
	`handed_over` text NOT NULL,
	`taken` text NOT NULL,
	`ours` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `imported_summaries` ADD `key_changes` text;