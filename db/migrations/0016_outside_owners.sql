CREATE TABLE `outside_links` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`action_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`name` text NOT NULL,
	`organisation` text NOT NULL,
	`brief` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`last_opened_at` integer,
	FOREIGN KEY (`created_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`review_id`,`action_id`) REFERENCES `actions`(`review_id`,`action_id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outside_links_tokenHash_unique` ON `outside_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `outside_links_by_action` ON `outside_links` (`review_id`,`action_id`);--> statement-breakpoint
CREATE INDEX `outside_links_open` ON `outside_links` (`created_by`) WHERE "outside_links"."ended_at" is null;--> statement-breakpoint
CREATE TABLE `outside_words` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`link_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`proof_kind` text,
	`proof` text,
	`at` integer NOT NULL,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	FOREIGN KEY (`link_id`) REFERENCES `outside_links`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`answered_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `outside_words_by_link` ON `outside_words` (`link_id`);--> statement-breakpoint
ALTER TABLE `actions` ADD `outside_owner` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `actions` ADD `owner_left_at` integer;--> statement-breakpoint
CREATE INDEX `actions_outside` ON `actions` (`review_id`,`action_id`) WHERE "actions"."outside_owner" <> '';--> statement-breakpoint
CREATE INDEX `actions_left` ON `actions` (`review_id`,`action_id`) WHERE "actions"."owner_left_at" is not null;