CREATE TABLE `clock_history` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`clock_id` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`field` text NOT NULL,
	`from` text,
	`to` text,
	FOREIGN KEY (`clock_id`) REFERENCES `review_clocks`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `clock_history_by_clock` ON `clock_history` (`clock_id`);--> statement-breakpoint
CREATE TABLE `harm_ratings` (
	`review_id` text NOT NULL,
	`dimension` text NOT NULL,
	`member_id` text NOT NULL,
	`version` integer NOT NULL,
	`round` integer NOT NULL,
	`grade` text,
	`confidence` text NOT NULL,
	`reason` text NOT NULL,
	`role` text NOT NULL,
	`changed_at` integer NOT NULL,
	`shown_at` integer,
	`shown_as` text,
	`alone_reason` text,
	`published_at` integer,
	PRIMARY KEY(`review_id`, `dimension`, `member_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `review_clocks` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`regime_id` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`trigger` text NOT NULL,
	`zone` text NOT NULL,
	`due_at` integer,
	`due_day` text,
	`holidays_known` integer NOT NULL,
	`checked_on` text NOT NULL,
	`filed_on` text NOT NULL,
	`evidence_id` text NOT NULL,
	`reference` text NOT NULL,
	`reason` text NOT NULL,
	`keeper_id` text,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`keeper_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `review_clocks_by_review` ON `review_clocks` (`review_id`);--> statement-breakpoint
CREATE INDEX `review_clocks_by_keeper` ON `review_clocks` (`keeper_id`,`state`);