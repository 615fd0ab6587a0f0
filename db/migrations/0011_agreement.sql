CREATE TABLE `condition_reasons` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`review_id` text NOT NULL,
	`condition` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `condition_reasons_by_review` ON `condition_reasons` (`review_id`);--> statement-breakpoint
CREATE TABLE `interest_declarations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`review_id` text NOT NULL,
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `interests_by_review` ON `interest_declarations` (`review_id`,`member_id`);--> statement-breakpoint
CREATE TABLE `sections_read` (
	`review_id` text NOT NULL,
	`member_id` text NOT NULL,
	`section_id` text NOT NULL,
	`digest` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `member_id`, `section_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `sign_off_rounds` (
	`review_id` text NOT NULL,
	`number` integer NOT NULL,
	`version` integer NOT NULL,
	`sha256` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`end` text,
	`ended_at` integer,
	`signed_version` integer,
	PRIMARY KEY(`review_id`, `number`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`asked_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `sign_offs` (
	`review_id` text NOT NULL,
	`round` integer NOT NULL,
	`member_id` text NOT NULL,
	`function` text NOT NULL,
	`place` integer NOT NULL,
	`answer` text,
	`reason` text DEFAULT '' NOT NULL,
	`dissent` text DEFAULT '' NOT NULL,
	`answered_at` integer,
	PRIMARY KEY(`review_id`, `round`, `member_id`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`review_id`,`round`) REFERENCES `sign_off_rounds`(`review_id`,`number`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `sign_offs_by_member` ON `sign_offs` (`member_id`);