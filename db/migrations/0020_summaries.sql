CREATE TABLE `summaries` (
	`id` text PRIMARY KEY NOT NULL,
	`source_id` text NOT NULL,
	`source_version` integer,
	`public_id` text NOT NULL,
	`audience` text NOT NULL,
	`facts` text NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	`version` integer NOT NULL,
	`asked_sha256` text,
	`asked_by` text,
	`asked_at` integer,
	`names_by` text,
	`names_released_by` text,
	`names_released_at` integer,
	`address_kind` text NOT NULL,
	`address` text,
	`published_at` integer,
	`withdrawn_at` integer,
	`withdrawn_reason` text,
	`finding_key` blob,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`source_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`asked_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`names_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`names_released_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `summaries_publicId_unique` ON `summaries` (`public_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `summaries_address_unique` ON `summaries` (`address`);--> statement-breakpoint
CREATE INDEX `summaries_by_source` ON `summaries` (`source_id`);--> statement-breakpoint
CREATE INDEX `summaries_by_state` ON `summaries` (`state`,`changed_at`);--> statement-breakpoint
CREATE TABLE `summary_findings` (
	`summary_id` text NOT NULL,
	`revision` integer NOT NULL,
	`mac` text NOT NULL,
	`point` text NOT NULL,
	`field` text NOT NULL,
	`kind` text NOT NULL,
	`decision` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`summary_id`, `revision`, `mac`),
	FOREIGN KEY (`summary_id`) REFERENCES `summaries`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `summary_moves` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`summary_id` text NOT NULL,
	`revision` integer NOT NULL,
	`move` text NOT NULL,
	`by` text NOT NULL,
	`role` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`sha256` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`summary_id`) REFERENCES `summaries`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `summary_moves_by_summary` ON `summary_moves` (`summary_id`);--> statement-breakpoint
CREATE TABLE `summary_revisions` (
	`summary_id` text NOT NULL,
	`revision` integer NOT NULL,
	`content` text NOT NULL,
	`sha256` text NOT NULL,
	`approved_by` text NOT NULL,
	`approved_at` integer NOT NULL,
	`published_by` text,
	`published_at` integer,
	PRIMARY KEY(`summary_id`, `revision`),
	FOREIGN KEY (`summary_id`) REFERENCES `summaries`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`approved_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`published_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `revisions_by_digest` ON `summary_revisions` (`sha256`);--> statement-breakpoint
ALTER TABLE `reviews` ADD `purpose` text DEFAULT 'review' NOT NULL;